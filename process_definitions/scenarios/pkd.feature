# language: id
Fitur: Izin Pemakaian Kekayaan Daerah
  Pengguna barang memeriksa ketersediaan, BKAD tarifnya; izin terbit sesudah retribusi dibayar.

  Skenario: Gedung serbaguna dua hari dengan kebersihan
    Dengan contoh permohonan "pkd"
    Maka nilai "hari" adalah "2"
    Dan nilai "retribusi" adalah "Rp3.300.000"

  Skenario: Tanah 100 m² selama enam bulan
    Dengan contoh permohonan "pkd" dengan
      | aset        | tanah      |
      | luas        | 100        |
      | bulan       | 6          |
      | tgl_selesai | 2027-11-14 |
    Maka nilai "retribusi" adalah "Rp6.000.000"

  Skenario: Gedung ditanyakan kepada Dispora, tanah kepada DSDABMBK
    Dengan contoh permohonan "pkd" sudah sampai di "verifikasi" dengan
      | aset  | tanah |
      | luas  | 100   |
      | bulan | 6     |
    Ketika Dewi memutuskan "teruskan"
    Maka bkad dan dsdabmbk ditanya

  Skenario: SKRD terbit sesudah ketersediaan dan tarif diperiksa, uang jaminannya terpisah
    Dengan contoh permohonan "pkd" sudah sampai di "penetapan_skrd"
    Ketika Wening memutuskan "ditetapkan" dengan
      | uang_jaminan | 500000 |
    Maka dokumen "letters/skrd_pkd" terbit
    Dan dokumen bernomor "SKRD/0001/PKD/2026"
    Dan yang harus dibayar Rp3.300.000
    Dan dokumen "letters/skrd_pkd" memuat "Rp3.300.000"
    Dan dokumen "letters/skrd_pkd" memuat "tiga juta tiga ratus ribu rupiah"
    Dan dokumen "letters/skrd_pkd" memuat "Rp500.000"
    Ketika tagihan dibayar
    Maka permohonan berada di "paraf_bidang"
    Dan dokumen "letters/ssrd" memuat "Rp3.300.000"

  Skenario: Yang terlambat membayar ditagih lagi dengan bunga
    Dengan contoh permohonan "pkd" sudah sampai di "pembayaran"
    Ketika pemohon diam
    Maka permohonan berada di "tagihan"
    Dan yang harus dibayar Rp3.333.000
    Ketika tagihan dibayar
    Maka permohonan berada di "paraf_bidang"

  Skenario: Izin berlaku sampai pemakaian selesai
    Dengan contoh permohonan "pkd" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "issued"
    Dan dokumen bernomor "503/0001-DPMPTSP/PKD/2026"
    Dan izin berlaku sampai "2027-05-16"

  Skenario: Pemakaian tidak dapat selesai sebelum mulai
    Ketika permohonan "pkd" diajukan dengan
      | tgl_selesai | 2027-05-14 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "tgl_selesai" disebut

  Skenario: Aset yang tidak dapat dipakai ditolak sesudah berkas diperbaiki
    Dengan contoh permohonan "pkd"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | pemeriksaan | ditolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"

  Skenario: Waktu pemakaian yang tidak diubah menggugurkan permohonan
    Dengan contoh permohonan "pkd"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | pemeriksaan | disetujui |
      | penetapan_skrd | kembalikan |
      | verifikasi | teruskan |
      | pemeriksaan | diperbaiki |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: SKRD yang tidak dibayar menggugurkan permohonan
    Dengan contoh permohonan "pkd"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | pemeriksaan | disetujui |
      | penetapan_skrd | ditetapkan |
      | pembayaran | lapsed |
    Ketika keputusan ini diambil
      | tagihan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Kepala Bidang dapat mengembalikan kepada bendahara; yang sudah dibayar tidak ditagih lagi
    Dengan contoh permohonan "pkd" sudah sampai di "paraf_bidang"
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "penetapan_skrd"
    Ketika Wening memutuskan "ditetapkan"
    Maka permohonan berada di "paraf_bidang"

  Skenario: Kepala Dinas dapat mengembalikan kepada Kepala Bidang
    Dengan contoh permohonan "pkd"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | pemeriksaan | disetujui |
      | penetapan_skrd | ditetapkan |
      | pembayaran | paid |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "paraf_bidang"

  Skenario: Pemohon menarik permohonannya
    Dengan contoh permohonan "pkd"
    Ketika pemohon menarik permohonannya karena "Rencananya berubah."
    Maka permohonan berakhir "withdrawn"

  Skenario: Usul pencabutan pemakaian yang dihentikan
    Dengan izin "pkd" sudah terbit
    Dan Hendra membuka "pencabutan" tentang izin itu
    Ketika petugas di "usul_pencabutan" memutuskan "dihentikan"
    Maka permohonan berakhir "cancelled"
    Dan izin itu belum berlaku

  Skenario: Pemakaian yang sudah mulai masih dapat dicabut
    Dengan contoh permohonan "pkd" dengan
      | tgl_mulai   | 2026-03-10 |
      | tgl_selesai | 2026-03-31 |
    Dan semua yang ditanya menyetujui
    Dan 20 hari berlalu
    Ketika Hendra membuka "pencabutan" tentang izin itu
    Maka permohonan berada di "usul_pencabutan"
    Dan izin itu berlaku

  Skenario: Yang diubah pengusul tetap diperiksa
    Dengan contoh permohonan "pkd" dengan
      | tgl_mulai   | 2026-03-10 |
      | tgl_selesai | 2026-03-31 |
    Dan semua yang ditanya menyetujui
    Dan 20 hari berlalu
    Ketika Hendra membuka "pencabutan" tentang izin itu dengan
      | tgl_mulai | 2026-03-11 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "tgl_mulai" disebut

  Skenario: Gedung tidak dipakai dua orang pada hari yang sama
    Dengan contoh permohonan "pkd"
    Maka permohonan memegang "gedung" dari "2027-05-15" sampai "2027-05-16"
    Ketika pemohon lain mengajukan permohonan dengan
      | tgl_mulai   | 2027-05-16 |
      | tgl_selesai | 2027-05-17 |
    Maka itu ditolak dengan kode "taken"
    Dan isian "tgl_mulai" disebut
    Dan alasannya menyebut "paling awal bebas mulai 17 Mei 2027"

  Skenario: Gedung lain, dan hari sesudahnya, masih bebas
    Dengan contoh permohonan "pkd"
    Dan pemohon lain sudah mengajukan permohonan dengan
      | gedung | setu |
    Ketika pemohon lain mengajukan permohonan dengan
      | tgl_mulai   | 2027-05-17 |
      | tgl_selesai | 2027-05-18 |
    Maka permohonan berada di "kelengkapan"

  Skenario: Izin memegang gedungnya sampai pemakaian selesai
    Dengan izin "pkd" sudah terbit
    Maka permohonan memegang "gedung"
    Ketika pemohon lain mengajukan permohonan
    Maka itu ditolak dengan kode "taken"

  Skenario: Permohonan yang ditarik melepaskan gedungnya
    Dengan contoh permohonan "pkd"
    Dan pemohon menarik permohonannya karena "Rencananya berubah."
    Maka permohonan tidak memegang "gedung"
    Ketika pemohon lain mengajukan permohonan
    Maka permohonan berada di "kelengkapan"

  Skenario: Tanah tidak dipegang seorang saja
    Dengan contoh permohonan "pkd" dengan
      | aset  | tanah |
      | luas  | 100   |
      | bulan | 6     |
    Maka permohonan tidak memegang "gedung"

  Skenario: Perbaikan tanggal memindahkan pegangannya
    Dengan contoh permohonan "pkd"
    Dan Bayu memutuskan "kembalikan" karena "Gedung dipakai warga" menyebut tgl_selesai "Sampai hari pertama saja"
    Ketika pemohon memperbaiki isian "tgl_selesai" menjadi "2027-05-15"
    Maka permohonan memegang "gedung" dari "2027-05-15" sampai "2027-05-15"
