# language: id
Fitur: Surat Keterangan Penelitian
  Penelitian di kota diketahui Kesbangpol lebih dahulu; suratnya berlaku selama masa penelitian.

  Skenario: Kesbangpol mengkaji dampaknya
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka kesbangpol ditanya

  Skenario: Surat berlaku sampai penelitian selesai
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Siti sudah memutuskan "tidak_berdampak" dengan nomor_kajian "070/1"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/SKP/2026"
    Dan izin berlaku sampai "2027-06-30"

  Skenario: Surat yang ditandatangani pelaksana harian menyebut jabatan yang diwakilinya
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Siti sudah memutuskan "tidak_berdampak" dengan nomor_kajian "070/1"
    Dan Agus bertugas sebagai Plh. Maya
    Dan Agus sudah memutuskan "ditandatangani"
    Ketika semua urusan dilaksanakan
    Maka pada PDF tertulis "Plh. Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu" dan "Agus Prasetyo"

  Skenario: Surat yang ditandatangani atas nama menyebut kedua jabatan
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Siti sudah memutuskan "tidak_berdampak" dengan nomor_kajian "070/1"
    Dan Agus bertugas sebagai a.n. Maya
    Dan Agus sudah memutuskan "ditandatangani"
    Ketika semua urusan dilaksanakan
    Maka pada PDF tertulis "Pelayanan Terpadu Satu Pintu, Kepala Bidang Pelayanan Perizinan" dan "Agus Prasetyo"

  Skenario: Berkas yang diperbaiki diperiksa lagi dari awal
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "kembalikan" karena "Foto tidak terbaca"
    Ketika pemohon memperbaiki dokumen "foto"
    Maka permohonan berada di "kelengkapan"
    Dan "kelengkapan" dikunjungi 2 kali

  Skenario: Penolakan diberi nomor dan alasan sendiri
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "tolak" karena "Lokasi penelitian di luar kota"
    Dan Maya sudah memutuskan "ditandatangani"
    Ketika semua urusan dilaksanakan
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-SKP/2026"

  Skenario: Perorangan tidak perlu surat pengantar
    Ketika permohonan "skp" diajukan dengan
      | jenis_peneliti | perorangan |
    Maka permohonan berada di "kelengkapan"
