# language: id
Fitur: Persetujuan lingkungan
  SPPL langsung ke penanda tangan; UKL-UPL dan DPLH dibahas dalam rapat koordinasi dengan kecamatan lokasi.

  Skenario: SPPL tidak dibawa ke rapat
    Dengan contoh permohonan "lingkungan" sudah sampai di "verifikasi" dengan
      | jenis_dokumen | sppl |
    Ketika Dewi memutuskan "teruskan"
    Maka permohonan berada di "tanda_tangan"

  Skenario: SPPL terbit dengan nomor sendiri
    Dengan contoh permohonan "lingkungan" sudah sampai di "tanda_tangan" dengan
      | jenis_dokumen | sppl |
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/PL/2026"
    Dan izin berlaku tanpa batas waktu

  Skenario: UKL-UPL diperiksa DLH lebih dahulu
    Dengan contoh permohonan "lingkungan" sudah sampai di "verifikasi"
    Ketika Dewi memutuskan "teruskan"
    Maka dlh ditanya
    Dan permohonan berada di "administrasi"

  Skenario: Kecamatan lokasi ikut rapat
    Dengan contoh permohonan "lingkungan" sudah sampai di "jadwal_rapat"
    Ketika Fitri memutuskan "dijadwalkan" di "jadwal_rapat" dengan tanggal "2026-03-06"
    Maka dcktr, dsdabmbk, dishub dan kecamatan@ciputat ditanya

  Skenario: Kecamatan lain bila lokasinya lain
    Dengan contoh permohonan "lingkungan" sudah sampai di "jadwal_rapat" dengan
      | kelurahan | 36.74.02.1003 |
    Ketika Fitri memutuskan "dijadwalkan" di "jadwal_rapat" dengan tanggal "2026-03-06"
    Maka dcktr, dsdabmbk, dishub dan kecamatan@serpong_utara ditanya

  Skenario: Kegiatan yang wajib AMDAL ditolak di sini
    Dengan contoh permohonan "lingkungan" sudah sampai di "administrasi"
    Dan Fitri sudah memutuskan "wajib_amdal" karena "Luas bangunan melampaui ambang AMDAL"
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-PL/2026"

  Skenario: Perbaikan setelah rapat diperiksa DLH, bukan loket
    Dengan contoh permohonan "lingkungan" sudah sampai di "perbaikan_teknis"
    Ketika pemohon memperbaiki dokumen "dokumen_ukl_upl"
    Maka permohonan berada di "periksa_perbaikan"
    Dan "kelengkapan" dikunjungi 1 kali

  Skenario: Tanpa perbaikan dalam lima hari kerja permohonan gugur
    Dengan contoh permohonan "lingkungan" sudah sampai di "perbaikan_teknis"
    Ketika 6 hari kerja berlalu
    Maka permohonan berakhir "lapsed"

  Skenario: Perbaikan yang belum sesuai dibahas lagi
    Dengan contoh permohonan "lingkungan" sudah sampai di "periksa_perbaikan"
    Ketika Hanif memutuskan "rapat_lagi" di "periksa_perbaikan" karena "Lokasi bak pemisah berubah"
    Maka permohonan berada di "jadwal_rapat"

  Skenario: UKL-UPL terbit setelah dua paraf
    Dengan contoh permohonan "lingkungan" sudah sampai di "tanda_tangan"
    Ketika Yusuf memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/PL/2026"

  Skenario: Penghasil limbah B3 menyebut jenisnya
    Ketika permohonan "lingkungan" diajukan dengan
      | limbah_b3       | ya |
      | jenis_limbah_b3 |    |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "jenis_limbah_b3" disebut
